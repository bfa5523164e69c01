import { kernelOf, type LoadedKernel } from "../kernel/kernel";

/** A file of the build, named after its content: browsers keep it for good. */
const KERNEL_FILE = new URL("../kernel/kernel.wasm", import.meta.url);

/**
 * The coverage kernel for a worker of the browser. Called in a worker alone: its policy allows WebAssembly, the page's does
 * not, and the page would get the kernel in TypeScript.
 */
export function loadKernel(file: URL = KERNEL_FILE): Promise<LoadedKernel> {
  return kernelOf(fetchModule(file));
}

async function fetchModule(file: URL): Promise<WebAssembly.Module> {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file.pathname} was answered with ${response.status}`);
  return WebAssembly.compileStreaming(response);
}
