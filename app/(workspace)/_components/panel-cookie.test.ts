import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PANEL_LIMITS, panelWidth, printPanelCookie, readPanelCookie } from "./panel-cookie";

describe("panel cookie", () => {
  it("reads back what it prints, whatever width was wanted", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.boolean(), (wanted, open) => {
        const layout = { width: panelWidth(wanted), open };
        expect(readPanelCookie(printPanelCookie(layout))).toEqual(layout);
      }),
    );
  });

  it.each([undefined, "", "wide", "-3.1", "1e9.1"])("takes the usual width for %s", (value) => {
    expect(readPanelCookie(value)).toEqual({ width: PANEL_LIMITS.usual, open: true });
  });
});
