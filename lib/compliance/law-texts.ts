/**
 * Articles the product quotes, word for word, in the language they were made in. Never paraphrased here: what is in our own words
 * stands in lib/i18n and says so. Source: 福建省人民政府令第163号, promulgated 2015-05-12, in force 2015-07-01.
 */
export const ORDER_163 = {
  article11: [
    "第十一条　广场、公园、主要道路、治安复杂区域路段以及路口、地下通道、过街天桥、隧道、大型桥梁等社会公共区域应当安装技防系统。",
    "社会公共区域的技防系统应当由设区市或者县（市、区）人民政府提供经费保障，并指定有关部门统一组织规划建设、信息共享、运行维护。",
  ],
  article12: [
    "第十二条　社会公共区域和公共技防重点单位涉及公共安全的场所及部位，应当安装视频监控系统，其设计应当符合安全防范视频监控联网系统信息传输、交换、控制技术要求的国家标准，预留与公安机关视频图像信息共享平台联网的接口，并根据公共安全及联网共享需求将视频图像信息资源接入平台。",
  ],
} as const;

/** Places that Decree 799 Art. 7(1) lists, in its order and words. Source: 国务院令第799号, in force 2025-04-01. */
export const DECREE_799_PLACES = [
  "城乡主要路段",
  "行政区域道路边界",
  "桥梁",
  "隧道",
  "地下通道",
  "广场",
  "治安保卫重点单位周边区域",
] as const;
