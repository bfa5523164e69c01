/** From this zoom on a tile has every camera; before, one for each dot that can be told apart, without what only its wedge is drawn from. */
export const EVERY_CAMERA_ZOOM = 14;
