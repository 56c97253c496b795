/** The error summary takes the focus when a form comes back (WCAG 3.3.1). */
export function focusErrors(): void {
  document.querySelector<HTMLElement>("[data-error-summary]")?.focus();
}
