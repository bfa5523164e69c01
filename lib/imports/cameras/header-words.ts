import type { CameraField } from "./camera-field";

/** How columns are headed in the lists that departments and makers write, the surest words first, written as `plainHeader` leaves them. */
export const HEADER_WORDS: Readonly<Record<CameraField, readonly string[]>> = {
  id: [
    ...[
      "国标编码",
      "国标编号",
      "设备国标编码",
      "摄像机编号",
      "摄像机编码",
      "设备编码",
      "设备编号",
      "点位编码",
      "点位编号",
    ],
    ...[
      "监控点编号",
      "编码",
      "编号",
      "cameraid",
      "deviceid",
      "osmnodeid",
      "id",
      "@id",
      "code",
      "gbid",
      "序号",
      "no",
      "number",
    ],
  ],
  name: [
    ...[
      "摄像机名称",
      "设备名称",
      "点位名称",
      "监控点名称",
      "点位俗称",
      "名称",
      "cameraname",
      "devicename",
      "name",
      "title",
    ],
    ...["点位", "安装位置", "安装地址", "安装地点", "地址", "位置", "address"],
  ],
  lon: ["经度", "东经", "经度坐标", "longitude", "lon", "lng", "long", "x坐标", "横坐标", "东坐标", "easting", "x"],
  lat: ["纬度", "北纬", "纬度坐标", "latitude", "lat", "y坐标", "纵坐标", "北坐标", "northing", "y"],
  crs: ["坐标系", "坐标系统", "坐标类型", "坐标系类型", "crs", "srs", "epsg", "geocoordsys", "coordinatesystem"],
  kind: ["摄像机类型", "设备类型", "相机类型", "云台类型", "类型", "cameratype", "ptztype", "kind", "type"],
  height: ["安装高度", "架设高度", "挂高", "杆高", "高度", "mountingheight", "installheight", "mountheight", "height"],
  bearing: [
    ...["方位角", "镜头方位角", "朝向", "镜头朝向", "拍摄方向", "监视方位", "监控方向", "方向角", "水平朝向"],
    ...["cameradirection", "bearing", "azimuth", "heading", "yaw", "direction"],
  ],
  tilt: ["俯角", "俯仰角", "下倾角", "垂直角", "tilt", "tiltangle", "pitch", "depression"],
  hfov: [
    ...[
      "水平视场角",
      "水平视角",
      "视场角",
      "水平视场",
      "水平张角",
      "hfov",
      "horizontalfov",
      "horizontalfieldangle",
      "fov",
    ],
    ...["fieldofview", "viewangle"],
  ],
  "focal-length": ["焦距", "镜头焦距", "focallength", "focal"],
  sensor: ["传感器", "传感器尺寸", "靶面", "靶面尺寸", "感光元件", "sensor", "sensorsize", "sensorformat"],
  resolution: ["分辨率", "视频分辨率", "像素", "清晰度", "resolution", "pixels"],
  range: [
    "可视距离",
    "监视距离",
    "有效距离",
    "距离上限",
    "最大距离",
    "maxrange",
    "maxviewdistance",
    "rangelimit",
    "range",
  ],
  infrared: [
    ...["红外补光距离", "红外距离", "补光距离", "红外照射距离", "夜视距离"],
    ...["infrared", "infraredreach", "infraredrange", "irrange", "irdistance", "irreach", "nightrange"],
  ],
  layer: ["layer", "层级"],
  device: ["多目设备编号", "所属设备", "所属设备编号", "device"],
  "built-on": ["建成日期", "建成时间", "建设完成日期", "安装日期", "安装时间", "builton", "installtime", "installdate"],
  "accepted-on": ["验收日期", "验收时间", "acceptedon"],
  "accepted-document": ["验收文号", "验收文件号", "验收编号", "验收文件", "accepteddocument"],
  "retired-on": ["停用日期", "拆除日期", "退役日期", "报废日期", "停用时间", "拆除时间", "retiredon"],
};

/** A heading without what varies: case, spaces, underscores, width of signs, and a unit in brackets. */
export function plainHeader(header: string): string {
  return header
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[（([【].*?[)）\]】]/g, "")
    .replaceAll(/[\s_:\-./*]/g, "");
}

/** Headings that only lists of traffic enforcement have: there a bearing is the direction of travel that is enforced, not where a lens points. */
const ENFORCEMENT = new Set(["speedlimit", "限速", "速限", "限速值", "违法类型", "maxspeed"]);

export function isEnforcementHeader(header: string): boolean {
  return ENFORCEMENT.has(plainHeader(header));
}
