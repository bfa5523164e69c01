"use client";

import { useEffect } from "react";
import { signInAddress } from "@/lib/url/page-address";
import { takeNextPage } from "../_components/next-page";

/** Where the browser comes back to from the city's identity service: picks up the page that was asked for before it went there. */
export default function SignedInElsewherePage() {
  useEffect(() => window.location.replace(signInAddress(takeNextPage())), []);
  return null;
}
