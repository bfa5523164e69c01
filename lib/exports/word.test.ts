import { describe, expect, it } from "vitest";
import { unzip } from "@/tests/support/unzip";
import { printWord } from "./word";

const blocks = [
  { heading: "一、概况", level: 1 as const },
  { text: "新街口广场 <一> & 二" },
  {
    rows: [
      ["序号", "名称"],
      ["1", "广场东北角"],
    ],
  },
];

describe("printWord", () => {
  it("says what it was given, in headings, text and tables", async () => {
    const files = await unzip(Buffer.from(await printWord("新街口广场方案", blocks)));
    const text = (files.get("word/document.xml") ?? "").replaceAll(/<[^>]+>/g, "|");
    for (const word of ["新街口广场方案", "一、概况", "新街口广场 &lt;一&gt; &amp; 二", "序号", "广场东北角"])
      expect(text).toContain(word);
    expect(files.get("word/document.xml")).toMatch(/<w:pStyle w:val="Heading1"\/>/);
    expect(files.get("word/document.xml")).toMatch(/<w:tblHeader\/?>/);
  });

  it("names 仿宋, 宋体 and 黑体, and embeds no font", async () => {
    const files = await unzip(Buffer.from(await printWord("标题", blocks)));
    const all = [...files.values()].join("");
    for (const font of ["仿宋", "宋体", "黑体"]) expect(all).toContain(`w:eastAsia="${font}"`);
    expect([...files.keys()].filter((name) => /fonts?\//i.test(name) || /\.(odttf|ttf|otf)$/i.test(name))).toEqual([]);
    expect(all).not.toMatch(/w:embed(Regular|Bold|Italic|BoldItalic)|embedTrueTypeFonts/);
  });
});
