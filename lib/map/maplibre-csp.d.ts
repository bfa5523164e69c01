/** MapLibre built for a content security policy: its worker is a file of ours instead of code made while running. */
declare module "maplibre-gl/dist/maplibre-gl-csp" {
  export { default } from "maplibre-gl";
}
