import { ensureKernel } from "../../scripts/setup/kernel-build.mjs";

/** Tests compare the compiled kernel with the one in TypeScript, so that it has to be of the same sources. */
export async function setup(): Promise<void> {
  await ensureKernel();
}
