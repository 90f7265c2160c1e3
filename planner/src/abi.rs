//! The border to JavaScript: bytes in linear memory, and two numbers packed into one.
#![cfg(target_arch = "wasm32")]

#[link(wasm_import_module = "env")]
unsafe extern "C" {
    /// Says why the instance is about to trap.
    fn panic_message(text: *const u8, length: usize);
}

/// Must be called once, before all else.
#[unsafe(no_mangle)]
pub extern "C" fn init() {
    std::panic::set_hook(Box::new(|info| {
        let text = info.to_string();
        unsafe { panic_message(text.as_ptr(), text.len()) }
    }));
}

#[unsafe(no_mangle)]
pub extern "C" fn alloc(length: usize) -> *mut u8 {
    into_raw(vec![0; length])
}

/// # Safety
/// `bytes` and `length` are those of an answer that was not freed yet.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dealloc(bytes: *mut u8, length: usize) {
    drop(unsafe { Vec::from_raw_parts(bytes, length, length) });
}

/// Frees the question. The answer's address stands in the upper half of the number, its length in
/// the lower; the caller frees it.
///
/// # Safety
/// `bytes` is what `alloc(length)` gave, filled with UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn answer(bytes: *mut u8, length: usize) -> u64 {
    let question = unsafe { Vec::from_raw_parts(bytes, length, length) };
    let text = std::str::from_utf8(&question).expect("the question is UTF-8");
    let answer = super::answer(text).into_bytes();
    let length = answer.len() as u64;
    ((into_raw(answer) as u64) << 32) | length
}

fn into_raw(bytes: Vec<u8>) -> *mut u8 {
    Box::into_raw(bytes.into_boxed_slice()) as *mut u8
}

/// No plan depends on chance, but what is linked asks for some: every byte is the same.
#[unsafe(no_mangle)]
unsafe extern "Rust" fn __getrandom_v03_custom(
    bytes: *mut u8,
    length: usize,
) -> Result<(), getrandom03::Error> {
    unsafe { std::ptr::write_bytes(bytes, 0x5a, length) };
    Ok(())
}
