using CachePrefix.Evaluation.Statistics;

namespace CachePrefix.Evaluation.Tests.Calibration;

public sealed class ThresholdCalibrationTests
{
    [Fact]
    public void A_threshold_is_chosen_on_one_half_and_reported_on_the_other()
    {
        var split = CalibrationSplit<ThresholdRecord>.BySource(Records(seed: 1, count: 6_000), static record => record.Source);

        var calibration = ThresholdCalibration.Run(split, maxWrong: 0.05);

        Assert.InRange(calibration.Threshold!.Value, 0.6, 0.85);
        Assert.Equal(6_000, calibration.Chosen.Records + calibration.Reported.Records);
        Assert.True(calibration.Chosen.Upper <= 0.05);
        Assert.Empty(split.Choosing.Records.Select(static record => record.Source).Intersect(split.Reporting.Records.Select(static record => record.Source)));
    }

    /// <summary>Scores that say nothing: what looks good by chance on the choosing half is not confirmed by the other.</summary>
    [Fact]
    public void What_was_good_by_chance_is_not_confirmed()
    {
        var confirmed = 0;
        for (var run = 0UL; run < 100; run++)
        {
            var random = new SeededRandom(run + 1);
            var records = Enumerable.Range(0, 600).Select(i => new ThresholdRecord(random.NextDouble(), random.Happens(0.9), $"s{i}")).ToList();
            confirmed += ThresholdCalibration.Run(CalibrationSplit<ThresholdRecord>.BySource(records, static record => record.Source, run), maxWrong: 0.08).Holds ? 1 : 0;
        }

        Assert.True(confirmed <= 8, $"{confirmed} of 100");
    }

    [Fact]
    public void The_same_data_in_both_halves_is_refused()
    {
        var records = Records(seed: 2, count: 100);

        var exception = Assert.Throws<EvaluationException>(() => CalibrationSplit<ThresholdRecord>.Of(records.Take(60), records.Skip(40), static record => record.Source));

        Assert.Contains("is in both halves", exception.Message);
        Assert.Throws<EvaluationException>(() => CalibrationSplit<ThresholdRecord>.Of(records, [], static record => record.Source));
        Assert.Throws<EvaluationException>(() => CalibrationSplit<ThresholdRecord>.BySource(records, static _ => "one"));
    }

    [Fact]
    public void Without_a_good_threshold_there_is_none()
    {
        var records = Enumerable.Range(0, 200).Select(static i => new ThresholdRecord(i / 200.0, IsRight: false, $"s{i}"));

        var calibration = ThresholdCalibration.Run(CalibrationSplit<ThresholdRecord>.BySource(records, static record => record.Source), maxWrong: 0.1);

        Assert.Null(calibration.Threshold);
        Assert.False(calibration.Holds);
        Assert.Equal(1, calibration.Reported.Upper);
    }

    [Fact]
    public void A_split_is_the_same_in_every_run_and_another_for_another_seed()
    {
        var records = Records(seed: 3, count: 300);

        Assert.Equal(Of(1), Of(1));
        Assert.NotEqual(Of(1), Of(2));

        IEnumerable<ThresholdRecord> Of(ulong seed) => CalibrationSplit<ThresholdRecord>.BySource(records, static record => record.Source, seed).Choosing.Records;
    }

    /// <summary>The higher the score, the likelier is the answer right: a twentieth is wrong above about 0.7.</summary>
    private static List<ThresholdRecord> Records(ulong seed, int count)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var score = Math.Round(random.NextDouble(), 3);
            return new ThresholdRecord(score, random.Happens(Math.Min(1, 0.5 + (0.55 * score))), $"source {i / 2}");
        })];
    }
}
