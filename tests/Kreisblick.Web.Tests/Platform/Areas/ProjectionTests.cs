using CsCheck;
using Kreisblick.Web.Platform.Areas.Projection;

namespace Kreisblick.Web.Tests.Platform.Areas;

public sealed class ProjectionTests
{
    // Control points computed independently with PROJ 9.1 (cs2cs, EPSG:4258 → code); the last one of EPSG:3035 is the
    // worked example of the EPSG Guidance Note 7-2 for method 9820.
    [Theory]
    [InlineData(25832, 51.2085, 10.4525, 601461.5396, 5674013.7914)]
    [InlineData(25832, 51.1080, 10.6465, 615262.4785, 5663124.1919)]
    [InlineData(25832, 47.5, 6.1, 281599.0879, 5264806.4353)]
    [InlineData(25832, 54.9, 14.9, 878125.3360, 6099615.3434)]
    [InlineData(25833, 51.2085, 10.4525, 182407.7219, 5682844.0734)]
    [InlineData(25833, 54.9, 14.9, 493587.2483, 6083668.1914)]
    [InlineData(3035, 51.2085, 10.4525, 4352621.9204, 3122035.7749)]
    [InlineData(3035, 47.5, 6.1, 4027114.2663, 2717341.8948)]
    [InlineData(3035, 54.9, 14.9, 4635187.7323, 3543382.5245)]
    [InlineData(3035, 50, 5, 3962799.4510, 2999718.8532)]
    [InlineData(4326, 51.2085, 10.4525, 10.4525, 51.2085)]
    public void Control_points_are_hit_within_a_millimetre(
        int epsg,
        double latitude,
        double longitude,
        double x,
        double y
    )
    {
        var projection = MapProjection.ForEpsg(epsg)!;
        var point = projection.Project(latitude, longitude);
        Assert.Equal(x, point.X, 0.001);
        Assert.Equal(y, point.Y, 0.001);

        var back = projection.Unproject(x, y);
        // 1e-8 degrees are 1 mm.
        Assert.Equal(latitude, back.Latitude, 1e-8);
        Assert.Equal(longitude, back.Longitude, 1e-8);
    }

    [Theory]
    [InlineData(25832)]
    [InlineData(25833)]
    [InlineData(3035)]
    public void There_and_back_is_the_same_point_all_over_Germany(int epsg)
    {
        var projection = MapProjection.ForEpsg(epsg)!;
        Gen.Select(Gen.Double[47, 55.5], Gen.Double[5.5, 15.5])
            .Sample(
                (latitude, longitude) =>
                {
                    var (x, y) = projection.Project(latitude, longitude);
                    var back = projection.Unproject(x, y);
                    return Math.Abs(back.Latitude - latitude) < 1e-10 && Math.Abs(back.Longitude - longitude) < 1e-10;
                }
            );
    }

    [Fact]
    public void The_centre_of_the_European_grid_is_exact() =>
        Assert.Equal((52, 10), MapProjection.ForEpsg(3035)!.Unproject(4_321_000, 3_210_000));

    [Fact]
    public void Other_systems_are_not_read() => Assert.Null(MapProjection.ForEpsg(31468));
}
