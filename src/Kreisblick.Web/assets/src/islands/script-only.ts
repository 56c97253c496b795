/** Shows what needs script. Without script it stays hidden and nobody is asked to switch script on. */
export function scriptOnly(): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-script-only][hidden]")) element.hidden = false;
}
