import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The app as a page, through react-native-web. Phones are built by the app that this sample is dropped into.
export default defineConfig({
  root: at("."),
  base: "./",
  // react-native-web's files say "use client", which means nothing in a bundle.
  logLevel: "error",
  define: { "process.env.NODE_ENV": JSON.stringify("production"), __DEV__: "false", global: "globalThis" },
  resolve: {
    alias: {
      "react-native": at("node_modules/react-native-web"),
      "@livehub/client": at("../../src/LiveHub.Web/client/src/index.ts"),
      "@microsoft/signalr-protocol-msgpack": at("node_modules/@microsoft/signalr-protocol-msgpack"),
      "@microsoft/signalr": at("node_modules/@microsoft/signalr"),
    },
  },
  build: { outDir: at("../../artifacts/mobile-sample"), emptyOutDir: true, target: "es2022", chunkSizeWarningLimit: 2000 },
  test: { include: ["tests/**/*.test.ts"], environment: "node" },
});
