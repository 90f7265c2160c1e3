// src/tls-hint.ts
/**
* What to do where a server could not be spoken to with TLS, by the code that Node.js or OpenSSL has for
* it; undefined for any other code. `roots`: where an authority can be named.
*/
function tlsHint(code, roots) {
	if (/ALTNAME/.test(code)) return "Write the host as its certificate has it.";
	if (/HAS_EXPIRED|NOT_YET_VALID/.test(code)) return "Have the server's certificate renewed; if it is in date, this machine's clock is wrong.";
	if (/CERT|LEAF_SIGNATURE/.test(code)) return `Name the certificate's authority in ${roots}.`;
	if (/EPROTO|SSL|TLS/.test(code)) return "What answers there speaks no TLS, or another version: write http://, or its port for https.";
}
export { tlsHint as t };
