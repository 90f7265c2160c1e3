//! A query in one spelling: its syntax tree, written without what only tells how it was typed.
use std::fmt::{self, Display, Write};

use serde::ser::{self, Serialize, Serializer};

/// Equal for two queries that differ only in white space, comments, an optional AS, or the letter
/// case of what is not quoted.
pub fn canonical(query: &impl Serialize) -> String {
    let mut writer = Writer::default();
    query.serialize(&mut writer).expect("a syntax tree can be written");
    writer.text
}

#[derive(Default)]
struct Writer {
    text: String,
}

#[derive(Debug)]
struct Failure(String);

impl Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl ser::Error for Failure {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

type Written = Result<(), Failure>;

/// Positions, tokens, the word AS and hints in comments repeat how the text was typed.
fn is_typing(field: &str) -> bool {
    matches!(field, "span" | "explicit" | "as_keyword" | "optimizer_hint")
        || field.ends_with("_token")
}

impl Writer {
    fn plain(&mut self, value: impl Display) -> Written {
        write!(self.text, "{value}").map_err(ser::Error::custom)
    }

    fn quoted(&mut self, value: &str) -> Written {
        self.plain(serde_json::Value::from(value))
    }

    fn open(&mut self, name: &str, bracket: &str) -> &mut Self {
        self.text.push_str(name);
        self.text.push_str(bracket);
        self
    }
}

/// The parts of a tree's node that is being written.
struct Parts<'a> {
    writer: &'a mut Writer,
    end: &'static str,
    /// Where an identifier's name starts.
    name: Option<usize>,
}

impl<'a> Parts<'a> {
    fn new(writer: &'a mut Writer, end: &'static str) -> Self {
        Self { writer, end, name: None }
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        value.serialize(&mut *self.writer)?;
        self.writer.plain(",")
    }

    /// A clause that is absent takes no space.
    fn field<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Written {
        if is_typing(key) {
            return Ok(());
        }
        let before = self.writer.text.len();
        self.writer.plain(format_args!("{key}:"))?;
        let start = self.writer.text.len();
        value.serialize(&mut *self.writer)?;
        if matches!(&self.writer.text[start..], "null" | "false" | "[]") {
            self.writer.text.truncate(before);
            return Ok(());
        }
        self.writer.plain(",")
    }

    /// As DataFusion reads it: what is not quoted is lower-cased.
    fn identifier<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Written {
        let start = self.writer.text.len();
        match (key, self.name) {
            ("value", _) => {
                self.name = Some(start);
                value.serialize(&mut *self.writer)
            }
            ("quote_style", Some(name)) => {
                value.serialize(&mut *self.writer)?;
                let quoted = &self.writer.text[start..] != "null";
                self.writer.text.truncate(start);
                if !quoted {
                    let lower = self.writer.text[name..].to_ascii_lowercase();
                    self.writer.text.truncate(name);
                    self.writer.text.push_str(&lower);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn close(self) -> Written {
        self.writer.plain(self.end)
    }
}

macro_rules! plainly {
    ($($method:ident: $type:ty),*) => {
        $(fn $method(self, value: $type) -> Written {
            self.plain(value)
        })*
    };
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Failure;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeTupleStruct = Parts<'a>;
    type SerializeTupleVariant = Parts<'a>;
    type SerializeMap = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Parts<'a>;

    plainly!(
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
        serialize_f32: f32,
        serialize_f64: f64
    );

    fn serialize_char(self, value: char) -> Written {
        self.quoted(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Written {
        self.quoted(value)
    }

    fn serialize_bytes(self, value: &[u8]) -> Written {
        value.serialize(self)
    }

    fn serialize_none(self) -> Written {
        self.plain("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.plain("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.plain("null")
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.plain(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        let writer = self.open(variant, "(");
        value.serialize(&mut *writer)?;
        writer.plain(")")
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, Failure> {
        Ok(Parts::new(self.open("", "["), "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'a>, Failure> {
        Ok(Parts::new(self.open("", "["), "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, Failure> {
        Ok(Parts::new(self.open("", "["), "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'a>, Failure> {
        Ok(Parts::new(self.open(variant, "("), ")"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'a>, Failure> {
        Ok(Parts::new(self.open("", "{"), "}"))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Parts<'a>, Failure> {
        if name == "Ident" {
            return Ok(Parts::new(self, ""));
        }
        Ok(Parts::new(self.open("", "{"), "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'a>, Failure> {
        Ok(Parts::new(self.open(variant, "{"), "}"))
    }
}

macro_rules! sequence {
    ($($trait:ident.$method:ident),*) => {
        $(impl ser::$trait for Parts<'_> {
            type Ok = ();
            type Error = Failure;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
                self.item(value)
            }

            fn end(self) -> Written {
                self.close()
            }
        })*
    };
}

sequence!(
    SerializeSeq.serialize_element,
    SerializeTuple.serialize_element,
    SerializeTupleStruct.serialize_field,
    SerializeTupleVariant.serialize_field
);

impl ser::SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Failure;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        key.serialize(&mut *self.writer)?;
        self.writer.plain(":")
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.item(value)
    }

    fn end(self) -> Written {
        self.close()
    }
}

impl ser::SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = Failure;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Written {
        match self.end {
            "" => self.identifier(key, value),
            _ => self.field(key, value),
        }
    }

    fn end(self) -> Written {
        self.close()
    }
}

impl ser::SerializeStructVariant for Parts<'_> {
    type Ok = ();
    type Error = Failure;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Written {
        self.field(key, value)
    }

    fn end(self) -> Written {
        self.close()
    }
}
