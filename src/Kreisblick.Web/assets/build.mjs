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
  await writeFile(join(out, file), content);
  if (compressible.test(name)) {
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    await writeFile(join(out, file + ".br"), brotliCompressSync(content, options));
    await writeFile(join(out, file + ".gz"), gzipSync(content, { level: 9 }));
  }
  return file;
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
const entries = (await readdir(join(here, "src"))).filter((file) => file.endsWith(".ts"));
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
await writeFile(join(out, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
