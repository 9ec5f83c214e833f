// Builds what pages embed: node scripts/build.mjs [--out DIR]
//   livehub.js          both components and the SDK, one module
//   livehub-client.js   the SDK alone
//   livehub-push.js     <live-push>, which asks for alerts
//   livehub-push-sw.js  the service worker that shows them, a classic script
//   livehub-console.js  the editors' console, the components included
//   livehub.css, fonts/ optional look for pages
//   livehub-console.css the same for the console
//   entry.css           the list's articles outside the list
// Fails when a script is over its budget.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { writeLook } from "./look.mjs";
import { slimSignalr } from "./slim-signalr.mjs";

/** Bytes after gzip, SignalR and MessagePack included. The console is loaded once in a shift, the others by every reader. */
const budgets = { "livehub-console": 150_000 };
const budget = 35_000;

const root = fileURLToPath(new URL("..", import.meta.url));
const flag = process.argv.indexOf("--out");
const out = flag < 0 ? join(root, "dist") : resolve(process.argv[flag + 1]);
const entries = {
  livehub: "banner/src/index.ts",
  "livehub-client": "client/src/index.ts",
  "livehub-push": "push/src/index.ts",
  "livehub-push-sw": "push/worker/worker.ts",
  "livehub-console": "console/src/index.ts",
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const [name, entry] of Object.entries(entries)) {
  await build({
    root,
    configFile: false,
    publicDir: false,
    plugins: [slimSignalr(name === "livehub-console")],
    logLevel: "warn",
    build: {
      outDir: out,
      emptyOutDir: false,
      target: "es2022",
      // Older targets would turn light-dark() into helper properties that inherit from the page.
      cssTarget: ["chrome123", "firefox120", "safari17.5"],
      modulePreload: false,
      rollupOptions: {
        input: { [name]: join(root, entry) },
        preserveEntrySignatures: "exports-only",
        // Sites bring the worker in by importScripts, which takes no modules.
        output: { format: name.endsWith("-sw") ? "iife" : "es", entryFileNames: "[name].js" },
      },
    },
  });
}
writeLook(root, out);

for (const name of Object.keys(entries)) {
  const size = gzipSync(readFileSync(join(out, `${name}.js`)), { level: 9 }).length;
  console.log(`${name}.js ${size} bytes gzip`);
  const limit = budgets[name] ?? budget;
  if (size > limit) {
    console.error(`${name}.js is over its budget of ${limit} bytes gzip.`);
    process.exitCode = 1;
  }
}
