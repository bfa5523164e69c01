/** A lens with a frame, or one that sees all round. A dome that turns is a fixed camera in the direction its row gives. */
const KINDS: Readonly<Record<"fixed" | "panoramic", readonly string[]>> = {
  fixed: [
    ...[
      "fixed",
      "bullet",
      "box",
      "dome",
      "turret",
      "ptz",
      "panning",
      "speeddome",
      "camera",
      "枪机",
      "枪型",
      "枪式",
      "筒机",
    ],
    ...[
      "固定枪机",
      "遥控枪机",
      "固定",
      "半球",
      "遥控半球",
      "海螺",
      "球机",
      "球型",
      "快球",
      "高速球机",
      "云台",
      "卡口枪机",
      "卡口",
      "人脸",
      "多目分割",
    ],
  ],
  panoramic: ["panoramic", "panorama", "fisheye", "360", "全景", "鱼眼", "多目全景", "全景拼接"],
};
const WORDS = new Map(
  Object.entries(KINDS).flatMap(([kind, words]) => words.map((word) => [word, kind as "fixed" | "panoramic"] as const)),
);

/** The kind a word stands for; `摄像机` and the like behind it do not matter. Null for words we do not know. */
export function parseKind(text: string): "fixed" | "panoramic" | null {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_-]/g, "");
  return WORDS.get(plain) ?? WORDS.get(plain.replace(/(?:摄像机|摄像头|相机|camera)$/, "")) ?? null;
}
