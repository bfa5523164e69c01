/** Whether this browser draws with WebGL 2, which the map and what stands in space on it need. */
export function hasWebGl(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  // Browsers keep a few contexts alive at a time; this one is given back.
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}
