namespace ThreeForOne.Server.Features.Jobs;

/// <summary>Work that could not be done now through no fault of ours: expected, told in a line, tried again.</summary>
public sealed class TryLaterException(string problem) : Exception(problem);
