namespace ThreeForOne.Server.Features.Demo;

/// <summary>
/// A made-up project of the demonstration: what, where, its kind, thousands of pesos, people, and the points that the
/// technician gives it for need and readiness.
/// </summary>
public sealed record DemoWork(
    string Title, string Locality, string Type, int Thousands, int People, int Need, int Readiness);

/// <summary>
/// Forty works that a town of Jalpa could ask for; together they ask for more than the federal envelope.
/// </summary>
public static class DemoWorks
{
    public static IReadOnlyList<DemoWork> All { get; } =
    [
        new("Pozo profundo y línea de conducción", "El Durazno", Infrastructure, 4_000, 840, 96, 80),
        new("Drenaje sanitario del barrio de abajo", "Tenayuca", Infrastructure, 3_600, 610, 92, 70),
        new("Casa de salud con dos consultorios", "San Vicente", Service, 1_450, 720, 90, 85),
        new("Red eléctrica de la colonia nueva", "Los Pilares", Infrastructure, 2_900, 260, 84, 75),
        new("Aulas de la telesecundaria", "La Villita", Education, 3_200, 180, 82, 90),
        new("Planta de tratamiento de aguas residuales", "Jalpa", Infrastructure, 4_000, 5_200, 88, 60),
        new("Pavimento de concreto de la calle Hidalgo", "Jalpa", Infrastructure, 3_800, 1_900, 60, 95),
        new("Puente vehicular del arroyo Hondo", "El Tuiche", Infrastructure, 3_950, 430, 80, 55),
        new("Ambulancia y caseta de urgencias", "Jalpa", Service, 1_900, 6_000, 86, 90),
        new("Tanque elevado de agua potable", "Palmarejo", Infrastructure, 2_100, 340, 91, 82),
        new("Becas para bachillerato, cien alumnos", "Jalpa", Education, 1_200, 100, 70, 100),
        new("Empedrado del camino al panteón", "El Rescoldo", Infrastructure, 1_700, 290, 45, 85),
        new("Comedor comunitario para adultos mayores", "Jalpa", Service, 980, 150, 78, 88),
        new("Rehabilitación del jardín de niños", "Guadalupe Victoria", Education, 860, 64, 74, 92),
        new("Línea de agua a doce casas", "La Cofradía", Infrastructure, 640, 58, 94, 78),
        new("Cancha techada de usos múltiples", "San Bernardo", Service, 2_700, 520, 38, 90),
        new("Alumbrado con luminarias solares", "Los Ramírez", Infrastructure, 1_350, 310, 52, 95),
        new("Biblioteca y sala de cómputo", "Jalpa", Education, 2_450, 1_400, 66, 72),
        new("Techumbre del atrio", "Tenayuca", Service, 1_150, 610, 22, 90),
        new("Lienzo charro", "Jalpa", Service, 3_900, 2_200, 12, 65),
        new("Bordo de abrevadero", "El Salitre", Infrastructure, 1_500, 95, 72, 68),
        new("Centro de rehabilitación física", "Jalpa", Service, 3_400, 900, 83, 58),
        new("Baños de la escuela primaria", "Las Ánimas", Education, 720, 140, 87, 94),
        new("Rastrojo y forraje en común", "La Lobera", Community, 1_600, 42, 55, 70),
        new("Camino de terracería a la presa", "San Isidro", Infrastructure, 2_300, 210, 58, 66),
        new("Red de drenaje y fosa séptica", "Santa Juana", Infrastructure, 2_600, 240, 89, 62),
        new("Plaza principal y kiosco", "El Durazno", Infrastructure, 1_850, 840, 25, 84),
        new("Laboratorio de ciencias de la secundaria", "Jalpa", Education, 1_400, 460, 61, 77),
        new("Invernadero de jitomate de diez familias", "Mesa de Palmira", Community, 1_900, 48, 63, 81),
        new("Agua potable a la ladera", "Cerro Blanco", Infrastructure, 3_100, 130, 95, 48),
        new("Muro de contención de la escuela", "La Pitaya", Infrastructure, 2_050, 115, 81, 86),
        new("Clínica dental", "San Vicente", Service, 1_100, 720, 69, 91),
        new("Bacheo y guarniciones del libramiento", "Jalpa", Infrastructure, 3_700, 3_100, 41, 88),
        new("Velatorio municipal", "Jalpa", Service, 2_800, 1_500, 47, 74),
        new("Internet para seis escuelas", "Varias localidades", Education, 950, 830, 76, 96),
        new("Potabilizadora", "Las Palmas", Infrastructure, 2_750, 390, 93, 71),
        new("Salón de usos múltiples", "El Rayo", Service, 1_650, 180, 35, 87),
        new("Establo y ordeña en común", "Los Sauces", Community, 2_000, 36, 50, 60),
        new("Pavimento de la subida al templo", "Tenayuca", Infrastructure, 2_200, 410, 33, 92),
        new("Casa del estudiante", "Jalpa", Education, 3_300, 120, 64, 52),
    ];

    private const string Infrastructure = "infrastructure";
    private const string Service = "community_services";
    private const string Education = "education";
    private const string Community = "productive_community";
}
