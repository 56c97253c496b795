/**
 * Filters act at once where script runs: after a choice the list is fetched and put in place, the number is spoken,
 * the focus stays where it is. Without script the button "Filter anwenden" does the same by a page load.
 */
export function filterRefresh(): void {
  let asked = 0;
  document.addEventListener("change", async (event) => {
    const form = (event.target as Element | null)?.closest<HTMLFormElement>("form[data-auto-filter]");
    if (!form) return;
    const number = ++asked;
    const fields = [...new FormData(form)].filter(([, value]) => value !== "") as [string, string][];
    const address = `${form.action}?${new URLSearchParams(fields)}`;
    const list = document.getElementById("liste");
    list?.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { headers: { accept: "text/html" } });
      const text = await answer.text();
      if (number !== asked) return;
      if (!answer.ok) return form.submit();
      const page = new DOMParser().parseFromString(text, "text/html");
      // To or from a protected topic the whole page changes: quick exit, head, referrer.
      const isProtected = (place: Document) => place.querySelector("[data-quick-exit]") !== null;
      if (isProtected(page) !== isProtected(document)) return location.assign(answer.url);
      for (const id of ["treffer", "liste"]) {
        const fresh = page.getElementById(id);
        if (fresh) document.getElementById(id)?.replaceChildren(...fresh.childNodes);
      }
      document.title = page.title;
      history.replaceState(null, "", answer.url);
      const status = document.querySelector<HTMLElement>("[data-filter-status]");
      if (status) status.textContent = page.querySelector("[data-result-count]")?.textContent ?? "";
    } catch {
      // No answer, or half of one: the page load that the button would do says why, or simply works.
      if (number === asked) form.submit();
    } finally {
      if (number === asked) list?.removeAttribute("aria-busy");
    }
  });
}
