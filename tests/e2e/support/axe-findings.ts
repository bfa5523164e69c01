import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/**
 * What axe finds once everything stands still, in one line each: a colour on its way to another has the contrast of neither.
 * @param part - Selector of the part of the page to look at; all of it if left out.
 */
export async function axeFindings(page: Page, part = "html"): Promise<string[]> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      const endless = effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY;
      return endless || playState === "finished" || playState === "idle";
    }),
  );
  const { violations } = await new AxeBuilder({ page })
    // There are no frames, for which axe would open a page of its own each time; and nobody reads what passed.
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .include(part)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}
