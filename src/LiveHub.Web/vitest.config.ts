import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{client,banner,push,console}/tests/**/*.test.ts"],
    // The components' zone and words must not depend on the machine.
    env: { TZ: "UTC" },
  },
});
