import type { EyeScene, Place } from "./eye-scene";
import { PERSON_M } from "./eye-scene";

type Rgba = [red: number, green: number, blue: number, alpha: number];

/** Colours of a camera's picture, `#rrggbb`. */
export type EyeColours = {
  readonly ground: string;
  readonly site: string;
  readonly gap: string;
  readonly wall: string;
  readonly edge: string;
  readonly person: string;
};

/** Ground farther than this is not drawn, metres. */
const FAR_M = 1_500;
/** Nearer than this nothing is drawn, metres: what hides less of the ground than that stands within the clear disc of the definition. */
const NEAR_M = 0.1;
/** What lies on the ground is lifted by this much each, or it would flicker; metres. */
const LIFT_M = 0.03;

/** How deck.gl is to look for a lens: its `pitch` is downwards from the horizon, as our tilt is. */
export function eyeView({ lens }: Pick<EyeScene, "lens">) {
  return {
    fovy: lens.vfov,
    near: NEAR_M,
    far: FAR_M,
    state: { position: [0, 0, lens.z] as [number, number, number], bearing: lens.bearing, pitch: lens.tilt },
  };
}

/** A picture on a page. */
export type DrawnEye = {
  readonly show: (scene: EyeScene, colours: EyeColours) => void;
  readonly remove: () => void;
};

/** Draws what a camera has before it into an element, whose shape must be that of the picture. deck.gl is fetched for it. */
export async function openEye(
  parent: HTMLDivElement,
  tell: { readonly drawn: () => void; readonly fault: (fault: unknown) => void },
): Promise<DrawnEye> {
  const [{ Deck, FirstPersonView }, { LineLayer, SolidPolygonLayer }] = await Promise.all([
    import("@deck.gl/core"),
    import("@deck.gl/layers"),
  ]);
  let shown = false;
  const deck = new Deck({
    parent,
    width: "100%",
    height: "100%",
    // one dot for a pixel: it is drawn in software on some machines
    useDevicePixels: false,
    controller: false,
    views: new FirstPersonView({ id: "eye" }),
    onAfterRender: () => shown && tell.drawn(),
    onError: tell.fault,
    layers: [],
  });
  const flat = (id: string, data: readonly (readonly (readonly Place[])[])[], colour: Rgba, lift: number) =>
    new SolidPolygonLayer<readonly (readonly Place[])[]>({
      id,
      data,
      getPolygon: (outline) => outline.map((ring) => ring.map(([x, y, z]): Place => [x, y, z + lift])) as never,
      getFillColor: colour,
      extruded: false,
    });
  const solid = (id: string, data: EyeScene["obstacles"], colour: Rgba, edge: Rgba | null) =>
    new SolidPolygonLayer<EyeScene["obstacles"][number]>({
      id,
      data,
      getPolygon: ({ outline }) => outline as never,
      getElevation: ({ height }) => height,
      getFillColor: colour,
      extruded: true,
      wireframe: edge !== null,
      ...(edge ? { getLineColor: edge } : {}),
    });
  return {
    show(scene, colours) {
      const { fovy, near, far, state } = eyeView(scene);
      shown = true;
      deck.setProps({
        views: new FirstPersonView({ id: "eye", fovy, near, far }),
        viewState: state,
        layers: [
          flat("ground", [[square(scene.groundZ)]], rgba(colours.ground, 255), 0),
          flat("sites", scene.sites, rgba(colours.site, 255), LIFT_M),
          flat("gaps", scene.gaps, rgba(colours.gap, 70), 2 * LIFT_M),
          new LineLayer<readonly [Place, Place]>({
            id: "hatch",
            data: scene.hatch,
            getSourcePosition: ([[x, y, z]]) => [x, y, z + 3 * LIFT_M],
            getTargetPosition: ([, [x, y, z]]) => [x, y, z + 3 * LIFT_M],
            getColor: rgba(colours.gap, 230),
            getWidth: 1.2,
            widthUnits: "pixels",
          }),
          solid("obstacles", scene.obstacles, rgba(colours.wall, 255), rgba(colours.edge, 255)),
          solid("person", scene.person ? figure(scene.person.at) : [], rgba(colours.person, 255), null),
        ],
      });
    },
    remove: () => deck.finalize(),
  };
}

/** A person as two columns, 1.7 m tall: shoulders 0.5 m across, and a head. */
function figure([x, y, z]: Place): EyeScene["obstacles"] {
  const neck = PERSON_M - 0.27;
  return [
    { outline: [circle(x, y, z, 0.25)], height: neck },
    { outline: [circle(x, y, z + neck, 0.12)], height: PERSON_M - neck },
  ];
}

function circle(x: number, y: number, z: number, radius: number): Place[] {
  return Array.from({ length: 12 }, (_, i) => [
    x + radius * Math.cos((i * Math.PI) / 6),
    y + radius * Math.sin((i * Math.PI) / 6),
    z,
  ]);
}

function square(z: number): Place[] {
  return [
    [-FAR_M, -FAR_M, z],
    [FAR_M, -FAR_M, z],
    [FAR_M, FAR_M, z],
    [-FAR_M, FAR_M, z],
  ];
}

function rgba(colour: string, alpha: number): Rgba {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return [red, green, blue, alpha];
}
