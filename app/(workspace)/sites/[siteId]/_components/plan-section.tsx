"use client";

import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFigures } from "@/app/_components/use-figures";
import { beginOpening } from "@/app/(workspace)/_components/page-opening";
import { useMay } from "@/app/(workspace)/_components/use-may";
import { api } from "@/lib/api/client/api";
import { PlanForm } from "./plan-form";
import { Section } from "./section";
import section from "./section.module.css";
import { usePlanHref } from "./use-plan-href";

/** The plans of a site, for those who may see any, and a new one for those who make them. */
export function PlanSection({ siteId }: { readonly siteId: string }) {
  const may = useMay("plans.read");
  return may ? <SitePlans siteId={siteId} /> : null;
}

function SitePlans({ siteId }: { readonly siteId: string }) {
  const t = useTranslations();
  const figures = useFigures();
  const mayEdit = useMay("plans.edit");
  const planHref = usePlanHref();
  const [making, setMaking] = useState(false);
  const { data, isError } = useQuery(api.plans.list.queryOptions({ input: { id: siteId } }));
  const plans = data?.plans ?? [];
  const make = mayEdit && !making && (
    <Button size="small" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
      {t("plan.make")}
    </Button>
  );
  return (
    <Section title={t("plan.list")} aside={make}>
      {making && <PlanForm siteId={siteId} onClose={() => setMaking(false)} />}
      {isError && <p role="alert">{t("plan.listFailed")}</p>}
      {!data && !isError && <p aria-busy="true">{t("plan.loading")}</p>}
      {data && plans.length === 0 && <p className={section.note}>{t("plan.none")}</p>}
      {plans.length > 0 && (
        <table className={section.rows}>
          <thead>
            <tr>
              <th scope="col">{t("plan.name")}</th>
              <th scope="col">{t("plan.cameras")}</th>
              <th scope="col">{t("plan.stateLabel")}</th>
            </tr>
          </thead>
          <tbody className="numeric">
            {plans.map((plan) => (
              <tr key={plan.id}>
                <th scope="row">
                  <PlanLink href={planHref(siteId, plan.id)} name={plan.name} />
                </th>
                <td>{figures.count(plan.changes)}</td>
                <td>
                  {t(`plan.state.${plan.state === "draft" && plan.verdict === "return" ? "returned" : plan.state}`)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function PlanLink({ href, name }: { readonly href: string; readonly name: string }) {
  return (
    <Link href={href} onNavigate={() => beginOpening(href)}>
      {name}
    </Link>
  );
}
