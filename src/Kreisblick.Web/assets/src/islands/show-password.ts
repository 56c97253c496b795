/** Puts a button beside each password that shows it; sent and stored it is always a password. */
export function showPassword(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>("input[type=password][data-show]")) {
    const { show = "", hide = "" } = input.dataset;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button show-password";
    button.textContent = show;
    button.setAttribute("aria-controls", input.id);
    const set = (visible: boolean): void => {
      input.type = visible ? "text" : "password";
      button.textContent = visible ? hide : show;
    };
    button.addEventListener("click", () => set(input.type === "password"));
    input.form?.addEventListener("submit", () => set(false));
    input.after(button);
  }
}
