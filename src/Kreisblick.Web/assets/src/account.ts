import { passkeys } from "./islands/passkey.js";
import { sessionEnd } from "./islands/session-end.js";

passkeys();
sessionEnd();
