/** The city an installation shows before it holds a real one. A node of its own beside the reference tree, so that it can be told apart and removed. */
export const DEMO_CITY = { code: "demo", name: "南京新街口", nameEn: "Nanjing Xinjiekou" } as const;
