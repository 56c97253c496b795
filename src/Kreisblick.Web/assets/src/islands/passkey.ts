import { ask } from "./own-request.js";

/**
 * Passkeys (WebAuthn). The server asks a question, the browser lets the person answer it with finger, face or PIN,
 * the answer goes back. The part of the page stays hidden where the browser knows no passkeys.
 */
interface Question {
  options: any;
  state: string;
}

/** Waits for a passkey from the list under the name field; a press on the button ends the waiting. */
let waiting: AbortController | undefined;

/** A question is good for five minutes; the list under the name field gets a new one in time. */
const RENEW_MS = 4 * 60_000;

const bytes = (text: string): ArrayBuffer =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0)).buffer;

const text = (buffer: ArrayBuffer | null): string | null =>
  buffer &&
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const known = (list: any[] | undefined): any[] => (list ?? []).map((entry) => ({ ...entry, id: bytes(entry.id) }));

/** The JSON form that WebAuthn defines; older browsers have no toJSON of their own. */
function asJson(credential: PublicKeyCredential): string {
  const answer = credential.response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  const made = Reflect.has(answer, "attestationObject");
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: made
      ? {
          clientDataJSON: text(answer.clientDataJSON),
          attestationObject: text(answer.attestationObject),
          transports: answer.getTransports?.() ?? [],
        }
      : {
          clientDataJSON: text(answer.clientDataJSON),
          authenticatorData: text(answer.authenticatorData),
          signature: text(answer.signature),
          userHandle: text(answer.userHandle),
        },
  });
}

async function answerTo(part: HTMLElement, { options }: Question, list?: AbortSignal): Promise<string> {
  const common = { ...options, challenge: bytes(options.challenge) };
  const credential = part.dataset["passkey"]?.endsWith("/neu")
    ? await navigator.credentials.create({
        publicKey: {
          ...common,
          user: { ...options.user, id: bytes(options.user.id) },
          excludeCredentials: known(options.excludeCredentials),
        },
      })
    : await navigator.credentials.get({
        publicKey: { ...common, allowCredentials: known(options.allowCredentials) },
        ...(list && { mediation: "conditional" as CredentialMediationRequirement, signal: list }),
      });
  return asJson(credential as PublicKeyCredential);
}

async function question(part: HTMLElement): Promise<Question | undefined> {
  const answer = await ask(`${part.dataset["passkey"]}/frage`, {});
  if (answer.ok) return (await answer.json()) as Question;
  // Too long since the last proof of identity: the server leads there when the page is asked for again.
  if (answer.status === 401 || answer.status === 403) location.reload();
  return undefined;
}

async function send(part: HTMLElement, credential: string, state: string): Promise<string | undefined> {
  const named = document.getElementById(part.dataset["name"] ?? "") as HTMLInputElement | null;
  const answer = await ask(part.dataset["passkey"] ?? "", {
    credential,
    state,
    name: named?.value,
    weiter: part.dataset["next"],
  });
  const said = (await answer.json().catch(() => ({}))) as { weiter?: string; detail?: string };
  if (answer.ok && said.weiter) {
    location.assign(said.weiter);
    return "";
  }
  return said.detail;
}

async function press(part: HTMLElement, button: HTMLButtonElement, status: HTMLElement): Promise<void> {
  waiting?.abort();
  status.textContent = part.dataset["busy"] ?? "";
  button.setAttribute("aria-disabled", "true");
  let said: string | undefined;
  try {
    const asked = await question(part);
    if (asked) said = await send(part, await answerTo(part, asked), asked.state);
  } catch {
    // The person has put it off, has no passkey here, or the browser refuses: the same sentence helps with all.
  }
  button.removeAttribute("aria-disabled");
  status.textContent = said ?? part.dataset["failed"] ?? "";
}

/** Passkeys in the list that the browser shows at the name field; nothing happens where it has none. */
async function offer(part: HTMLElement, status: HTMLElement): Promise<void> {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  waiting = new AbortController();
  const { signal } = waiting;
  const renew = setTimeout(() => {
    waiting?.abort();
    void offer(part, status);
  }, RENEW_MS);
  try {
    const asked = await question(part);
    if (!asked || signal.aborted) return;
    const credential = await answerTo(part, asked, signal);
    // The button was pressed while the list answered: one answer is enough.
    if (signal.aborted) return;
    const said = await send(part, credential, asked.state);
    if (said !== undefined) status.textContent = said;
  } catch {
    // Ended by a press on the button or by leaving the page.
  } finally {
    clearTimeout(renew);
  }
}

export function passkeys(): void {
  const able = "PublicKeyCredential" in window && window.isSecureContext;
  for (const part of document.querySelectorAll<HTMLElement>("[data-passkey]")) {
    const button = part.querySelector("button");
    const status = part.querySelector<HTMLElement>("[role=status]");
    if (!able || !button || !status) continue;
    part.hidden = false;
    for (const without of document.querySelectorAll<HTMLElement>("[data-without-passkey]")) without.hidden = true;
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") !== "true") void press(part, button, status);
    });
    if (part.dataset["list"] === "yes") void offer(part, status);
  }
}
