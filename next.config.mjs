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
  // Some browsers ask for this name before they have read the page's own.
  redirects: async () => [{ source: "/favicon.ico", destination: "/icon.svg", permanent: false }],
};

export default withNextIntl(config);
