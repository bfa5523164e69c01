declare const unit: unique symbol;
type Quantity<U extends string> = number & { readonly [unit]: U };

/** A length or distance in metres. */
export type Metres = Quantity<"m">;
/** An angle in degrees; the name of the field says from where and which way. */
export type Degrees = Quantity<"deg">;

/** Marks a number as metres. @throws {RangeError} if it is not finite. */
export function metres(value: number): Metres {
  if (!Number.isFinite(value)) throw new RangeError(`a length must be finite, got ${value}`);
  return value as Metres;
}

/** Marks a number as degrees. @throws {RangeError} if it is not finite. */
export function degrees(value: number): Degrees {
  if (!Number.isFinite(value)) throw new RangeError(`an angle must be finite, got ${value}`);
  return value as Degrees;
}
