export { v as EventStreamSerde, x as eventStreamSerdeProvider } from "./aws.js";
