// Makes intl_crm/static/dist/: bundles, fonts, flags and the sprite, named by their content, and manifest.json.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { tablerParts } from "./tabler-parts.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const SOURCES = path.join(HERE, "src");
const DIST = path.join(HERE, "..", "intl_crm", "static", "dist");
const packageFolder = (name) => path.join(HERE, "node_modules", name);

const ENTRIES = ["main.css", "fonts.css", "main.js", "theme.js"];

/** One rule a country; a flag is fetched only where it is shown. */
async function flagRules() {
  const folder = path.join(packageFolder("flag-icons"), "flags", "4x3");
  const codes = (await readdir(folder)).filter((name) => /^[a-z]{2}\.svg$/.test(name)).map((name) => name.slice(0, 2));
  const rules = codes.map((code) => `.fi-${code}{background-image:url("${folder}/${code}.svg")}`);
  return `.fi{display:inline-block;width:1.333em;line-height:1em;background:50%/contain no-repeat}
.fi::before{content:"\\00a0"}\n${rules.join("\n")}`;
}

/** Gives esbuild the style sheets that are made here rather than written. */
const madeStyles = {
  name: "made-styles",
  setup(build) {
    const made = { "tabler:parts": tablerParts, "flags:all": flagRules };
    build.onResolve({ filter: /^(tabler|flags):/ }, ({ path: name }) => ({ path: name, namespace: "made" }));
    build.onLoad({ filter: /.*/, namespace: "made" }, async ({ path: name }) => ({
      contents: await made[name](),
      loader: "css",
      resolveDir: HERE,
    }));
  },
};

/** Bundles the entries; returns what they are called by what they are. */
async function bundle() {
  const { metafile } = await esbuild.build({
    entryPoints: ENTRIES.map((name) => path.join(SOURCES, name)),
    outdir: DIST,
    absWorkingDir: HERE,
    bundle: true,
    minify: true,
    metafile: true,
    format: "iife",
    target: ["chrome123", "firefox121", "safari17.5"],
    entryNames: "[name]-[hash]",
    assetNames: "assets/[name]-[hash]",
    loader: { ".woff2": "file", ".svg": "file" },
    legalComments: "eof",
    plugins: [madeStyles],
    logLevel: "warning",
  });
  const outputs = Object.entries(metafile.outputs).map(([file, facts]) => [path.resolve(HERE, file), facts]);
  const named = outputs.filter(([, { entryPoint }]) => entryPoint).map(([file, { entryPoint }]) => [
    path.basename(entryPoint),
    path.basename(file),
  ]);
  return { files: outputs.map(([file]) => file), manifest: Object.fromEntries(named) };
}

/** One symbol an icon, without the attributes that the page's own style gives. */
async function sprite() {
  const folder = path.join(packageFolder("@tabler/icons"), "icons", "outline");
  const names = (await readFile(path.join(SOURCES, "icons.txt"), "utf8"))
    .split("\n")
    .filter((line) => line && !line.startsWith("#"));
  const symbols = await Promise.all(names.map(async (name) => {
    const svg = await readFile(path.join(folder, `${name}.svg`), "utf8");
    const shapes = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
    const drawn = shapes.replace(/<path stroke="none"[^>]*>/, "").replace(/\s*\n\s*/g, "");
    return `<symbol id="${name}" viewBox="0 0 24 24">${drawn}</symbol>`;
  }));
  const bonds = await readFile(path.join(SOURCES, "bonds.svg"), "utf8");
  return bonds.replace("</svg>", `${symbols.join("\n")}\n</svg>`);
}

/** The licences of everything that the folder carries, as they ask to go with it. */
async function licences() {
  const { dependencies } = JSON.parse(await readFile(path.join(HERE, "package.json"), "utf8"));
  const texts = await Promise.all(Object.keys(dependencies).map(async (name) => {
    const file = (await readdir(packageFolder(name))).find((found) => /^licen[cs]e/i.test(found));
    const { version, license } = JSON.parse(await readFile(path.join(packageFolder(name), "package.json"), "utf8"));
    const text = file ? await readFile(path.join(packageFolder(name), file), "utf8") : license;
    return `${name} ${version}\n\n${text.trim()}\n`;
  }));
  return texts.join(`\n${"-".repeat(78)}\n\n`);
}

/** Writes a file whose name carries its content. */
async function writeNamed(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8).toUpperCase();
  const { name: stem, ext } = path.parse(name);
  const file = path.join(DIST, `${stem}-${hash}${ext}`);
  await writeFile(file, content);
  return file;
}

/** Removes what an earlier build left, last of all, so that a running server misses nothing meanwhile. */
async function removeOthers(kept) {
  const found = await readdir(DIST, { recursive: true, withFileTypes: true });
  const stale = found.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  await Promise.all(stale.filter((file) => !kept.has(file)).map((file) => rm(file)));
}

await mkdir(DIST, { recursive: true });
const { files, manifest } = await bundle();
for (const [name, content] of [
  ["sprite.svg", await sprite()],
  ["mark.svg", await readFile(path.join(SOURCES, "mark.svg"))],
]) {
  const file = await writeNamed(name, content);
  files.push(file);
  manifest[name] = path.basename(file);
}
const licenceFile = path.join(DIST, "LICENCES.txt");
await writeFile(licenceFile, await licences());
const manifestFile = path.join(DIST, "manifest.json");
await writeFile(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
await removeOthers(new Set([...files, licenceFile, manifestFile]));
