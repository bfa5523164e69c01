/** `南京市 Nanjing`, or the one name there is. */
export function cityName({ name, nameEn }: { readonly name: string; readonly nameEn: string }): string {
  return nameEn === "" || nameEn === name ? name : `${name} ${nameEn}`;
}
