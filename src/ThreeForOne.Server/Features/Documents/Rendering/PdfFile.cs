namespace ThreeForOne.Server.Features.Documents.Rendering;

/// <summary>A rendered document and what made it: the hashes are SHA-256 in lower-case hexadecimal.</summary>
/// <param name="TemplateHash">Over the type's template, the common ones and the renderer's script.</param>
/// <param name="FontHash">Over the font files.</param>
public sealed record PdfFile(byte[] Bytes, string TemplateHash, string FontHash, string RendererVersion);

/// <summary>A document could not be made; the message says what to mend. The job tries again later.</summary>
public sealed class PdfRenderingFailed(string message, Exception? cause = null) : Exception(message, cause);
