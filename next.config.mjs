import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  // Type errors fail the build's own step, `npm run typecheck`; checking twice only costs time.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
};

export default withNextIntl(config);
