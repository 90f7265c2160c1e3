export { y as EventStreamSerde, S as eventStreamSerdeProvider } from "./aws.js";
