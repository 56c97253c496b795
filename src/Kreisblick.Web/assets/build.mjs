// Builds style, scripts, fonts and pictures into ../wwwroot/built with content-hashed names, compressed twins and
// a manifest that the program reads (Platform/Web/Assets).
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import subset from "subset-font";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../wwwroot/built");
const manifest = {};

/** Letters of German and its neighbours in Latin-1, with the punctuation of our texts. */
const letters =
  String.fromCodePoint(...Array.from({ length: 0x5f }, (_, i) => 0x20 + i)) +
  String.fromCodePoint(...Array.from({ length: 0x60 }, (_, i) => 0xa0 + i)) +
  "–—‘’‚“”„…•€−→←‹›ŒœŠšŽžŸ\u2009\u202f";

const hashed = (name, content) => {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
  const dot = name.lastIndexOf(".");
  return `${name.slice(0, dot)}-${hash}${name.slice(dot)}`;
};

const compressible = /\.(css|js|svg|json)$/;

const write = async (name, content) => {
  const file = hashed(name, content);
  manifest[name] = file;
  await writeBuilt(file, content);
};

const writeBuilt = async (file, content) => {
  await writeFile(join(out, file), content);
  if (compressible.test(file)) {
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    await writeFile(join(out, file + ".br"), brotliCompressSync(content, options));
    await writeFile(join(out, file + ".gz"), gzipSync(content, { level: 9 }));
  }
};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

for (const weight of [400, 600]) {
  const source = join(here, `node_modules/@fontsource/fira-sans/files/fira-sans-latin-${weight}-normal.woff2`);
  const font = await subset(await readFile(source), letters, { targetFormat: "woff2" });
  await write(`fira-sans-${weight}.woff2`, font);
}
for (const picture of await readdir(join(here, "static")))
  await write(picture, await readFile(join(here, "static", picture)));

const style = await build({
  entryPoints: [join(here, "css/app.css")],
  bundle: true,
  minify: true,
  write: false,
  external: ["*.woff2"],
  target: ["chrome111", "firefox113", "safari16.4"],
});
// The style names fonts by their source names; browsers get the hashed ones.
const css = style.outputFiles[0].text.replace(/font:([\w-]+\.woff2)/g, (_, name) => "/built/" + manifest[name]);
await write("app.css", Buffer.from(css));

// Every file directly under src/ is an entry; what it imports is bundled into it.
const entries = (await readdir(join(here, "src"))).filter((file) => file.endsWith(".ts") && file !== "map-view.ts");
for (const entry of entries) {
  const script = await build({
    entryPoints: [join(here, "src", entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: ["es2022"],
    legalComments: "none",
  });
  await write(basename(entry, ".ts") + ".js", Buffer.from(script.outputFiles[0].contents));
}

// The movable map: page and worker share most of the library. Bundled from the library's source they share one file,
// which saves a quarter of the bytes against its two finished bundles. esbuild names the files, since they name
// each other.
const library = "node_modules/maplibre-gl";
const map = await build({
  absWorkingDir: here,
  entryPoints: { "map-view": "src/map-view.ts", "map-worker": `${library}/src/source/worker.ts` },
  alias: { "maplibre-gl": `./${library}/src/index.ts` },
  bundle: true,
  splitting: true,
  minify: true,
  metafile: true,
  write: false,
  format: "esm",
  target: ["es2022"],
  // The library declares fields anew in subclasses only for their types; as real fields they would wipe what the
  // superclass has set.
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  legalComments: "none",
  outdir: out,
  entryNames: "[name]-[hash]",
  chunkNames: "map-shared-[hash]",
});
// The licences ask for their text wherever the code goes.
const packages = new Set(
  Object.keys(map.metafile.inputs).map((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]),
);
let licences = "";
for (const name of [...packages].filter(Boolean).sort()) {
  const folder = join(here, "node_modules", name);
  const file = (await readdir(folder)).find((f) => /^licen[cs]e/i.test(f));
  const { license, version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const text = file ? (await readFile(join(folder, file), "utf8")).trim() : "";
  licences += `${name} ${version} (${license})\n${text}\n\n`;
}
for (const { path, contents } of map.outputFiles) {
  const file = basename(path);
  const entry = /^(map-view|map-worker)-/.exec(file)?.[1];
  const notice = entry === "map-view" ? `/*! ${licences.replaceAll("*/", "* /")}*/\n` : "";
  await writeBuilt(file, Buffer.concat([Buffer.from(notice), contents]));
  if (entry) manifest[`${entry}.js`] = file;
}
await writeFile(join(out, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
