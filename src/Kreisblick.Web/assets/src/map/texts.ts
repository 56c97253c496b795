/** Texts of the map come from the server in the language of the page, as data attributes with places {0} and {1}. */
export type Say = (name: string, ...values: (string | number)[]) => string;

export const texts =
  (panel: HTMLElement): Say =>
  (name, ...values) =>
    (panel.dataset[name] ?? "").replace(/\{(\d)\}/g, (place, i) => String(values[Number(i)] ?? place));
