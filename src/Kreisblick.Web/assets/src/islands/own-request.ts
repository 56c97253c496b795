/**
 * Asks an endpoint of the portal that only its own scripts may ask: JSON, with the token of the page in a header.
 */
export function ask(address: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const token = document.querySelector<HTMLInputElement>("input[name=__token]")?.value ?? "";
  return fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", "x-form-token": token },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
}
