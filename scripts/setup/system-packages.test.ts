import { expect, it } from "vitest";
import { installCommand, packagesFor } from "./system-packages.mjs";

it("chooses the newest PostgreSQL that Debian offers PostGIS for, and none that is too old", () => {
  // No system has these versions installed, so what the machine holds does not decide.
  expect(packagesFor("apt", ["database"], [14, 97, 96])).toEqual(["postgresql-97", "postgresql-97-postgis-3"]);
  expect(packagesFor("apt", ["database"], [13, 14])).toEqual(["postgresql", "postgresql-15-postgis-3"]);
});

it("names the packages of each system", () => {
  expect(packagesFor("apt", ["browser", "font"], [])).toEqual(["chromium", "fonts-noto-cjk"]);
  expect(installCommand("dnf", ["database", "font"])).toBe(
    "sudo dnf install -y postgresql-server postgresql-contrib postgis google-noto-sans-cjk-fonts",
  );
  expect(installCommand("brew", ["database"])).toBe("brew install postgresql@17 postgis");
});

it("says what is needed where it does not know the system", () => {
  expect(installCommand(null, ["database"])).toBe(
    "install PostgreSQL 15 or newer with PostGIS 3.3 or newer, or set DATABASE_URL to a PostGIS database",
  );
});
