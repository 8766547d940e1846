package io.cloudcall.tools.sandbox.intracity;

/**
 * A place on the earth, in degrees.
 *
 * @param longitude from -180 to 180
 * @param latitude from -90 to 90
 */
record Location(double longitude, double latitude) {

    private static final double EARTH_METERS = 6_371_000;

    /** Reads the two fields of a place, with {@code prefix} before their names. */
    static Location read(IntracityRequest fields, String prefix) {
        return new Location(degrees(fields, prefix + "lng", 180), degrees(fields, prefix + "lat", 90));
    }

    private static double degrees(IntracityRequest fields, String name, int max) {
        double degrees = fields.decimal(name);
        if (Math.abs(degrees) > max) {
            throw IntracityRequest.error(name);
        }
        return degrees;
    }

    /** Returns the length of the great circle in meters. */
    int metersTo(Location other) {
        double phi = Math.toRadians(latitude);
        double otherPhi = Math.toRadians(other.latitude);
        double cosine = Math.sin(phi) * Math.sin(otherPhi)
                + Math.cos(phi) * Math.cos(otherPhi) * Math.cos(Math.toRadians(longitude - other.longitude));
        return (int) Math.round(EARTH_METERS * Math.acos(Math.min(1, cosine)));
    }
}
