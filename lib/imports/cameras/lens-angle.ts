import { parseMillimetres } from "./parse-measure";

/**
 * Widths of the image on sensors by their optical format, mm. The formats are names from the days of tubes and not lengths.
 * From makers' data sheets, not from a standard; a list that gives the angle itself is surer.
 */
const SENSOR_WIDTHS: Readonly<Record<string, number>> = {
  "1/4": 3.6,
  "1/3": 4.8,
  "1/2.9": 4.97,
  "1/2.8": 5.37,
  "1/2.7": 5.37,
  "1/2.5": 5.76,
  "1/2": 6.4,
  "1/1.8": 7.18,
  "1/1.2": 10.67,
  "2/3": 8.8,
  "1": 12.8,
};

/** The width of a sensor in millimetres: an optical format `1/2.8"`, or a width `5.4mm`. Null for anything else. */
export function parseSensorWidth(text: string): number | null {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  const format = /^(\d(?:\/\d(?:\.\d+)?)?)\s*(?:"|''|″|英寸|寸|in|inch|cmos)/.exec(plain)?.[1] ?? plain;
  const known = SENSOR_WIDTHS[format];
  if (known !== undefined && format !== "1") return known;
  if (format === "1" && plain !== "1") return SENSOR_WIDTHS["1"] ?? null;
  return /mm|毫米/.test(plain) ? parseMillimetres(plain) : null;
}

/**
 * The full horizontal angle of a lens, degrees.
 *
 * @param focalLengthMm - > 0; a lens without distortion.
 * @param sensorWidthMm - > 0.
 * @see GB 50198-2011, 3.2.3: f = A·L/H, which is the same triangle.
 */
export function lensAngle(focalLengthMm: number, sensorWidthMm: number): number {
  return (2 * Math.atan(sensorWidthMm / (2 * focalLengthMm)) * 180) / Math.PI;
}
