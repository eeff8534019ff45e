namespace Application;

class U
{
    public string Unit(string exe)
    {
        var systemMessage = $"Service {exe} installed at {DateTime.Now}";
        Console.WriteLine(systemMessage);
        return systemMessage;
    }
}
