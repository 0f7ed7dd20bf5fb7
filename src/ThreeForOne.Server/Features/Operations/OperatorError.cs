namespace ThreeForOne.Server.Features.Operations;

/// <summary>Something the person at the command line can put right: printed in a line, without a stack trace.</summary>
public sealed class OperatorError : Exception
{
    public OperatorError(string message, int exitCode = 1) : base(message) => ExitCode = exitCode;

    public OperatorError(string message, Exception cause) : base(message, cause) => ExitCode = 1;

    /// <summary>2 for wrong arguments and settings, 1 for everything else.</summary>
    public int ExitCode { get; }
}
