/**
 * Cosine and sine of an angle in degrees, exact at multiples of 90: a camera that looks straight down has no forward part at all, and a
 * frame towards the east has a border that runs exactly north.
 */
export function cosSin(degrees: number): readonly [cos: number, sin: number] {
  const turned = ((degrees % 360) + 360) % 360;
  const quarter = Math.round(turned / 90);
  const rest = ((turned - 90 * quarter) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(rest), Math.sin(rest)];
  switch (quarter % 4) {
    case 0:
      return [cos, sin + 0];
    case 1:
      return [0 - sin, cos];
    case 2:
      return [0 - cos, 0 - sin];
    default:
      return [sin + 0, 0 - cos];
  }
}
