import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  poweredByHeader: false,
  // Pictures are sent as they are: what fetches and rewrites them by address is a way into the network.
  images: { unoptimized: true },
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  // Type errors fail the build's own step, `npm run typecheck`; checking twice only costs time.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  // Some browsers ask for this name before they have read the page's own.
  redirects: async () => [{ source: "/favicon.ico", destination: "/icon.svg", permanent: false }],
};

export default withNextIntl(config);
