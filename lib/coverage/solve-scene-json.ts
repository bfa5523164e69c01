import { parseScene } from "./parse-scene";
import type { SceneSolution } from "./scene";
import type { SceneError } from "./scene-error";
import { solveScene } from "./solve-scene";

/** The whole of `scene solve` without printing: a scene as JSON text to its solution, or to what is wrong with it. */
export function solveSceneJson(text: string): SceneSolution | { readonly error: SceneError } {
  const scene = parseScene(text);
  return scene.ok ? solveScene(scene.value) : { error: scene.error };
}
