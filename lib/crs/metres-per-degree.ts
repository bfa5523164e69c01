/** Metres to a degree of latitude, and of longitude on the equator; good to 0.6 % anywhere on earth, for what a hand does on the map. */
export const METRES_PER_DEGREE = 111_320;
