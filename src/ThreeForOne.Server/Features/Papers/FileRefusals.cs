namespace ThreeForOne.Server.Features.Papers;

/// <summary>The file is empty.</summary>
public sealed record FileMissing() : Refusal("file.missing")
{
    public override Bilingual Say => new("Elija un archivo que no esté vacío.", "Choose a file that is not empty.");
}

/// <summary>The file is beyond what is kept.</summary>
public sealed record FileTooLarge() : Refusal("file.too_large")
{
    public override Bilingual Say => new(
        "El archivo pesa más de 20 MB. Redúzcalo o escanéelo con menos resolución y vuelva a subirlo.",
        "The file is larger than 20 MB. Make it smaller, or scan it at a lower resolution, and upload it again.");
}

/// <summary>The content is none of the kinds of file that are taken, whatever its name says.</summary>
public sealed record FileKindNotTaken() : Refusal("file.kind_not_taken")
{
    public override Bilingual Say => new(
        "El contenido del archivo no es PDF, JPEG, PNG ni HEIC, aunque su nombre lo diga. Guárdelo como PDF, o tome una foto, y vuelva a subirlo.",
        "The file's content is not PDF, JPEG, PNG or HEIC, whatever its name says. Save it as PDF, or take a photo, and upload it again.");
}

/// <summary>The file is a program, whatever its name says.</summary>
public sealed record FileIsProgram() : Refusal("file.is_program")
{
    public override Bilingual Say => new(
        "El archivo es un programa, no un documento, aunque su nombre lo diga. Revise su equipo y suba el documento original.",
        "The file is a program, not a document, whatever its name says. Check your computer and upload the original document.");
}

/// <summary>The proposal holds as many files as it may.</summary>
public sealed record TooManyFiles() : Refusal("file.too_many")
{
    public override Bilingual Say => new(
        "La propuesta ya tiene 60 archivos. Quite alguno para subir otro.",
        "The proposal already has 60 files. Remove one to upload another.");
}

/// <summary>The picture has more points than a photo has, or unpacks to far more than it weighs.</summary>
public sealed record PhotoTooLarge() : Refusal("file.photo_too_large")
{
    public override Bilingual Say => new(
        "La imagen mide demasiado para abrirla sin riesgo: se admiten 64 millones de puntos. Tome la foto de nuevo con menos resolución y súbala.",
        "The picture is too big to be opened safely: 64 million points are taken. Take the photo again at a lower resolution and upload it.");
}

/// <summary>The picture cannot be opened.</summary>
public sealed record PhotoDamaged() : Refusal("file.photo_damaged")
{
    public override Bilingual Say => new(
        "La imagen está dañada o incompleta y no se puede abrir. Tome la foto de nuevo y súbala.",
        "The picture is damaged or incomplete and cannot be opened. Take the photo again and upload it.");
}

/// <summary>The PDF is protected by a password, or limits what its reader may do.</summary>
public sealed record PdfEncrypted() : Refusal("file.pdf_encrypted")
{
    public override Bilingual Say => new(
        "El PDF está protegido con contraseña. Ábralo, imprímalo como PDF sin contraseña y suba esa copia.",
        "The PDF is protected by a password. Open it, print it as a PDF without a password and upload that copy.");
}

/// <summary>The PDF can run something: scripts, programs, a form that changes itself.</summary>
public sealed record PdfRunsCode() : Refusal("file.pdf_runs_code")
{
    public override Bilingual Say => new(
        "El PDF lleva instrucciones que se ejecutan solas (macros). Ábralo, imprímalo como PDF y suba esa copia.",
        "The PDF carries instructions that run by themselves (macros). Open it, print it as a PDF and upload that copy.");
}

/// <summary>The PDF hides other files inside.</summary>
public sealed record PdfCarriesFiles() : Refusal("file.pdf_carries_files")
{
    public override Bilingual Say => new(
        "El PDF lleva otros archivos dentro. Suba cada uno por separado, o imprima el PDF como PDF y suba esa copia.",
        "The PDF carries other files inside. Upload each by itself, or print the PDF as a PDF and upload that copy.");
}

/// <summary>The PDF has more pages than one file may.</summary>
public sealed record PdfTooManyPages(int Pages) : Refusal("file.pdf_too_many_pages")
{
    public override Bilingual Say => new(
        $"El PDF tiene {Pages} páginas y se admiten {PdfContent.PagesMax} en cada archivo. Divídalo y suba las partes una por una.",
        $"The PDF has {Pages} pages and a file may have {PdfContent.PagesMax}. Split it and upload the parts one by one.");
}

/// <summary>The PDF cannot be opened.</summary>
public sealed record PdfDamaged() : Refusal("file.pdf_damaged")
{
    public override Bilingual Say => new(
        "El PDF está dañado o incompleto y no se puede abrir. Vuelva a escanearlo o a guardarlo y súbalo.",
        "The PDF is damaged or incomplete and cannot be opened. Scan or save it again and upload it.");
}
