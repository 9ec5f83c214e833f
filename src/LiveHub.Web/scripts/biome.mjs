// Formats and lints. The wrapper package names platform binaries that some registries do not serve, which breaks `npm ci`;
// so the one binary that CI uses is an optional dependency and is called directly.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const binary = fileURLToPath(new URL("../node_modules/@biomejs/cli-linux-x64/biome", import.meta.url));
if (!existsSync(binary)) {
  console.error("Format and lint were left out: @biomejs/cli-linux-x64 is not installed (it is served for 64-bit Linux only).");
  process.exit(process.env.CI ? 1 : 0);
}
process.exit(spawnSync(binary, process.argv.slice(2), { stdio: "inherit" }).status ?? 1);
